/**
 * The text of an element as a person reads it: white space as HTML collapses it, a line for each block and line break,
 * without the parts that belong to the CRM's own tools.
 */

const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'TR', 'TABLE', 'BLOCKQUOTE', 'PRE', 'H1', 'H2', 'H3', 'H4']);
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IMG', 'BUTTON', 'INPUT', 'SELECT', 'TEXTAREA']);

export function textOf(element: Element, skip: string | null = null): string {
  const out: string[] = [];
  write(element, skip, out);
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\r\f\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function write(node: Node, skip: string | null, out: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3 /* text */) {
      out.push((child.nodeValue ?? '').replace(/\s+/g, ' '));
    } else if (child.nodeType === 1 /* element */) {
      const element = child as Element;
      if (SILENT.has(element.tagName) || (skip !== null && element.matches(skip))) continue;
      if (element.tagName === 'BR') {
        out.push('\n');
        continue;
      }
      const block = BLOCKS.has(element.tagName);
      if (block) out.push('\n');
      write(element, skip, out);
      if (block) out.push('\n');
    }
  }
}
