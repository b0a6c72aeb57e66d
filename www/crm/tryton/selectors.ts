/** Where things stand on the pages of Tryton's web client (8.0). */

export const places = {
  /** The content of the tab in front; its siblings keep the pages that were opened before. */
  front: '#tabcontent > .tab-pane.active',
  /** Says how the tab in front shows its records: as a form or as a list. */
  view: '#tabcontent',
  field: 'input[name], select[name], textarea[name]',
  /** What tells one record from all others. */
  number: 'input[name="number"]',
  /** A record's list of other records, with fields of their own. */
  inner: '[class*="form-one2many"], [class*="form-many2many"]',
  /** The page of a notebook inside a form: one of several stands open, and a click shows each of them. */
  notebookPage: '.tab-pane',
  /** A field's own row: with the symbol of its currency before or behind it. */
  group: '.input-group',
  symbolBefore: '.symbol-start',
  symbolBehind: '.symbol-end',
  /** The place of a field in the form's grid, and a label in the next one that is a mere sign: "%" behind a percentage. */
  item: '.form-item',
  sign: ':scope > label.form-label',

  table: 'table.tree',
  column: 'thead th[id]',
  row: 'tbody > tr',
  cell: 'td[headers]',
  prefix: '.prefix',
  widget: '.widget',
  suffix: '.suffix',

  /** "Rosa Kim [USD]": who is signed in, and the company's currency. */
  viewer: '#user-preferences > a.dropdown-toggle',
} as const;
