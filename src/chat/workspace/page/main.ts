import { h, render } from 'preact'
import { App } from './app.ts'

const root = document.querySelector('#workspace')
if (root) {
  root.replaceChildren()
  render(h(App, {}), root)
}
