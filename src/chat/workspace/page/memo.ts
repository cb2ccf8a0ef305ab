import { Component, type ComponentClass, type FunctionComponent, h } from 'preact'

/** A component that is drawn anew only when what it is given changes. */
export function memo<P extends object>(view: FunctionComponent<P>): ComponentClass<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const before = new Map<string, unknown>(Object.entries(this.props))
      return Object.entries(next).some(([name, value]) => before.get(name) !== value)
    }
    override render() {
      return h(view, this.props)
    }
  }
}
