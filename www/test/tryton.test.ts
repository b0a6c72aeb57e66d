import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { adapterOf } from '../crm/index.ts';
import { creme } from '../crm/creme/index.ts';
import { tryton } from '../crm/tryton/index.ts';

/** Made by hand in the shape of the web client's pages; nothing here is copied from it. */
const frame = (content: string, view: string) => `
  <html lang="fr"><body>
    <nav id="main_navbar"><ul><li id="user-preferences"><a class="dropdown-toggle">Rosa Kim [USD]</a></li></ul><ul id="tablist"></ul></nav>
    <div id="tabs"><div id="tabcontent" data-view-type="${view}">${content}</div></div>
  </body></html>`;
const field = (name: string, label: string, value: string, { before = '', behind = '', style = '' } = {}) => `
  <label id="label-${name}">${label}</label>
  <div class="input-group" style="${style}"><span class="symbol symbol-start">${before}</span>
    <input type="text" name="${name}" aria-labelledby="label-${name}" value="${value}">
    <span class="symbol symbol-end">${behind}</span></div>`;
const form = `
  <div class="tab-pane"><input type="text" name="description" value="The tab behind"></div>
  <div class="tab-pane active">
    ${field('number', 'Numéro :', '61')}
    ${field('description', 'Description :', 'Data hub')}
    ${field('amount', 'Montant :', '184 000,00', { behind: '$' })}
    <input type="number" name="amount" style="display: none" value="184000.00">
    <div class="form-item">${field('conversion_probability', 'Probabilité :', '1,00')}</div><div class="form-item"><label class="form-label">%</label></div>
    <div class="form-item">${field('reference', 'Référence :', 'A-1')}</div><div class="form-item"><label class="form-label">Tiers :</label></div>
    ${field('lost_reason', 'Raison :', 'Hidden from everybody', { style: 'display: none' })}
    <div class="tab-pane" style="display: none">${field('employee', 'Employé :', 'Rosa Kim')}</div>
    <div class="form-one2many"><input type="text" name="amount" value="1,00"></div>
    <label id="label-state">État :</label>
    <select name="state" aria-labelledby="label-state"><option value='"lead"'>Prospect</option><option value='"won"' selected>Gagnée</option></select>
  </div>`;

const page = (html: string, kept: { [name: string]: string } = {}) => {
  const { document, window } = parseHTML(html);
  Object.defineProperty(window, 'localStorage', { configurable: true, value: { getItem: (name: string) => kept[name] ?? null } });
  for (const select of document.querySelectorAll('select')) {
    // What a browser keeps of a choice, and the test's document does not.
    const options = [...select.querySelectorAll('option')];
    Object.defineProperties(select, {
      options: { value: options },
      selectedIndex: { value: options.findIndex((option) => option.hasAttribute('selected')) },
    });
  }
  return document as unknown as Document;
};

test('a form gives what can be seen of it, each field with its label, symbol and choice', () => {
  const { records } = tryton.collect(page(frame(form, 'form')), 'record', 'crm/61');
  assert.deepEqual(records, [
    {
      entity: 'deal',
      record: 'crm/61',
      facts: [
        { api: 'number', label: 'Numéro :', text: '61', at: 'input[name="number"]', place: 'field' },
        { api: 'description', label: 'Description :', text: 'Data hub', at: 'input[name="description"]', place: 'field' },
        { api: 'amount', label: 'Montant :', text: '184 000,00 $', at: 'input[name="amount"]', place: 'field' },
        { api: 'conversion_probability', label: 'Probabilité :', text: '1,00 %', at: 'input[name="conversion_probability"]', place: 'field' },
        { api: 'reference', label: 'Référence :', text: 'A-1', at: 'input[name="reference"]', place: 'field' },
        { api: 'employee', label: 'Employé :', text: 'Rosa Kim', at: 'input[name="employee"]', place: 'field' },
        { api: 'state', label: 'État :', text: 'Gagnée', value: '"won"', at: 'select[name="state"]', place: 'field' },
      ],
    },
  ]);
});

test('a form that the server has not filled yet is not read, nor is another view in its place', () => {
  assert.deepEqual(tryton.collect(page(frame(form.replace('value="61"', 'value=""'), 'form')), 'record', 'crm/61').records, []);
  assert.deepEqual(tryton.collect(page(frame(form, 'tree')), 'record', 'crm/61').records, []);
  assert.deepEqual(tryton.collect(page(frame('', 'form')), 'record', 'crm/61').records, []);
});

test('a list gives its visible columns, row by row, without ids', () => {
  const cell = (column: string, text: string, more = '') =>
    `<td headers="${column}" ${more}><div class="cell"><span class="prefix"><span>${column === 'c3' ? '$' : ''}</span></span>
     <span class="widget"><div title="${text}">${text}</div></span></div></td>`;
  const list = `<div class="tab-pane active"><table class="tree">
    <thead><tr><th></th><th id="c1">Numéro</th><th id="c2" style="display: none">Description</th><th id="c3">Montant</th></tr></thead>
    <tbody><tr><td><input type="checkbox"></td>${cell('c1', '61')}${cell('c2', 'Data hub', 'style="display: none"')}${cell('c3', '1,00')}</tr>
      <tr><td></td></tr><tr><td></td>${cell('c1', '62')}${cell('c3', '')}</tr></tbody></table></div>`;
  assert.deepEqual(tryton.collect(page(frame(list, 'tree')), 'list', null).records, [
    {
      entity: 'deal',
      facts: [
        { label: 'Numéro', text: '61', place: 'cell' },
        { label: 'Montant', text: '$ 1,00', place: 'cell' },
      ],
    },
    {
      entity: 'deal',
      facts: [
        { label: 'Numéro', text: '62', place: 'cell' },
        // Without an amount, its currency's sign says nothing.
        { label: 'Montant', text: '', place: 'cell' },
      ],
    },
  ]);
});

test('who is signed in is a name in the menu with the id that is kept for this database', () => {
  const signedIn = page(frame('', 'form'), { sao_session_crm: '{"login":"rkim","user_id":7}', sao_session_other: '{"user_id":9}' });
  assert.deepEqual(tryton.viewer(signedIn, '/#crm/model/sale.opportunity/61'), { id: 'crm/7', text: 'Rosa Kim' });
  assert.deepEqual(tryton.viewer(signedIn, '/#other'), { id: 'other/9', text: 'Rosa Kim' });
  for (const place of ['/', '/#third/model/x', '/path']) assert.equal(tryton.viewer(signedIn, place), null, place);
  for (const kept of ['', 'no json', 'null', '{"user_id":"7"}', '{"user_id":null}']) {
    assert.equal(tryton.viewer(page(frame('', 'form'), { sao_session_crm: kept }), '/#crm'), null, kept);
  }
});

test('Tryton is known by its marks, and not taken for Creme', () => {
  const document = page(frame('', 'form'));
  assert.equal(adapterOf(document), tryton);
  assert.equal(creme.viewer(document, '/'), null);
  assert.equal(adapterOf(page(frame('', 'form') + '<ul class="ui-creme-navigation"></ul>')), null, 'two CRMs on one page are none');
});
