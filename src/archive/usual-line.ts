const count = String.raw`(?:0|[1-9]\d{0,14})`
const counts = `(?:${count}(?:,${count})*)?`
// The first 28 days of a month are days in every month.
const time = String.raw`"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"`
const path = String.raw`"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:00[2-9]|0[1-9]\d|[1-9]\d{2,9}))?\.json"`
const file =
  String.raw`\{"path":${path},"events":${count},"bytes":${count},"sha256":"[0-9a-f]{64}","blob":"[0-9a-f]{40}",` +
  String.raw`"oldest":${time},"newest":${time}\}`
const source = String.raw`\{"host":"[\w.:[\]-]{1,255}","total":${count},"oldest":(?:null|${time}),"requests":${count}\}`
const anomalies = String.raw`\{"late":${count},"revised":${count},"vanished":${count},"quarantined":${count}\}`
const run = String.raw`\{"id":"[\w.:-]{1,128}","attempt":${count},"repository":"[\w./-]{0,256}","version":"[\w.+-]{1,64}"\}`

const usual = new RegExp(
  String.raw`^\{"spec":"hireflix-audit-archive/1","seq":${count},"prev":(?:null|"[0-9a-f]{64}"),"at":${time},` +
    String.raw`"added":${count},"files":\[(?:${file}(?:,${file})*)?\],"archive":\{"events":${count},"files":${count}\},` +
    String.raw`"coverage":(?:null|\{"from":${time},"through":${time}\}),"gaps":\[\],"vanished":\[${counts}\],` +
    String.raw`"source":${source},"verdict":"(?:proven|gap|unproven)","anomalies":${anomalies},"run":${run}\}$`
)

/**
 * Whether a ledger line has the form of nearly all: JSON with these members in this order, and nothing else. An archive
 * of ten years has thousands of them, and every run reads each. A test compares with the careful reading.
 */
export function isUsualLine(text: string): boolean {
  return usual.test(text)
}
