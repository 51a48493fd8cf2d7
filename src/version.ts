/** Kept equal to package.json by a test: a bundle does not carry that file. */
export const version = '0.1.0'
