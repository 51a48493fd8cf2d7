import { render } from 'preact'
import type { PageData } from '../page-data.js'
import { App } from './app.js'
import { modelOf } from './model.js'

const root = document.getElementById('app')
const source = document.getElementById('data')
if (root !== null && source !== null) {
  const data = JSON.parse(source.textContent ?? '') as PageData
  source.remove()
  root.replaceChildren()
  render(<App model={modelOf(data)} />, root)
}
