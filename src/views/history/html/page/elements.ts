const SVG = 'http://www.w3.org/2000/svg';

/** Attributes by name; what the element says goes in as text, never as markup. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element of SVG. */
export function svg(name: string, attributes: Attributes = {}, text?: string): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** An element of HTML that holds a text. */
export function html(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}

/** The element of the template with an id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no ${id}`);
  return element;
}
