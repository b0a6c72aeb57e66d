import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { creme } from '../crm/creme/index.ts';
import { places } from '../crm/creme/selectors.ts';
import { adapterOf } from '../crm/index.ts';
import { textOf } from '../crm/text.ts';

/** Made by hand in the shape of Creme's pages; nothing here is copied from it. */
const menu = `
  <ul class="ui-creme-navigation">
    <li class="ui-creme-navigation-item-id_persons-user_contact"><a href="/persons/contact/8">Sam O.</a></li>
    <li class="ui-creme-navigation-item-id_creme_config-timezone"><a href="/x">Time zone: Europe/London</a></li>
  </ul>`;
const edit = '<a class="brick-tile-action action-type-edit" href="/creme_core/entity/edit/inner/1/2">Edit</a>';
const tile = (key: string, name: string, value: string) =>
  `<div class="brick-tile" data-key="${key}"><span class="brick-tile-name"> ${name} ${edit}</span>
   <span class="brick-tile-value">${value}</span></div>`;
const activity = `
  <div class="activity-item">
    <div class="activity-group"><div class="activity-group-key"><span class="activity-schedule"><span>11/18/2026 10h00</span>
      – 13h00 </span></div><div class="activity-group-value"><span class="activity-type">Task</span>
      <span class="activity-status"><span class="typography-mdash">—</span><div><span>Planned</span></div></span></div></div>
    <div class="activity-group"><div class="activity-group-value"><span class="activity-title">
      <a href="/activities/activity/20">Write plan</a></span></div></div>
    <div class="activity-group"><div class="activity-group-key">1 Subject</div><div class="activity-group-value">
      <a class="activity-relation" href="/opportunities/opportunity/17">Data hub</a></div></div>
    <div class="activity-group"><div class="activity-group-key">2 Participants</div><div class="activity-group-value">
      <a class="activity-relation" href="/persons/contact/10">Lea Petit</a>
      <a class="activity-relation" href="/persons/contact/11">Ana Ruiz</a></div></div>
  </div>`;
const record = `
  <html lang="en"><body>${menu}
    <div class="card-name"> Data hub ${edit}</div>
    <div class="card-targets"><span class="card-function">Targets the organisation</span>
      <a href="/persons/organisation/16">Contoso Ltd</a></div>
    <div class="card-info-field"><span class="card-info-key">Estimated sales</span>
      <span class="card-info-value"> 86500 $ ${edit}</span></div>
    <div class="card-history">
      <div class="history-info">Created on <span class="history-info-value">Nov. 2, 2026</span> at <span class="history-info-value">08:11</span></div>
      <div class="history-info">Assigned to <span class="history-info-value"><a href="/persons/contact/13">Rosa K.</a></span></div></div>
    ${tile('regular_field-expected_closing_date', 'Expected closing date', 'Jan. 2, 2027')}
    ${tile('regular_field-origin', 'Origin', '<span class="empty-field">—</span>')}
    ${tile('custom_field-3', 'Success criteria', '<p>First<br>second &amp; third</p><p>Last</p>')}
    ${activity}
  </body></html>`;

const spot = (key: string) => `.brick-tile[data-key="${key}"]`;
const page = (html: string) => parseHTML(html).document as unknown as Document;

test('a record page gives the deal with its fields, then its activities', () => {
  const { records, viewer, zone } = creme.collect(page(record), 'record', '17');
  assert.deepEqual(viewer, { id: '8', text: 'Sam O.' });
  assert.equal(zone, 'Time zone: Europe/London');
  assert.deepEqual(records[0], {
    entity: 'deal',
    record: '17',
    facts: [
      { api: 'card-name', text: 'Data hub', at: '.card-name', place: 'title' },
      {
        api: 'card-targets',
        label: 'Targets the organisation',
        text: 'Contoso Ltd',
        at: '.card-targets',
        place: 'card',
        links: [{ path: '/persons/organisation/16', text: 'Contoso Ltd' }],
      },
      { label: 'Estimated sales', text: '86500 $', at: '.card-info-field > .card-info-key', place: 'card' },
      { label: 'Assigned to', text: 'Rosa K.', at: '.history-info-value', place: 'card', links: [{ path: '/persons/contact/13', text: 'Rosa K.' }] },
      { api: 'regular_field-expected_closing_date', label: 'Expected closing date', text: 'Jan. 2, 2027', at: spot('regular_field-expected_closing_date'), place: 'tile' },
      { api: 'regular_field-origin', label: 'Origin', text: '', at: spot('regular_field-origin'), place: 'tile' },
      { api: 'custom_field-3', label: 'Success criteria', text: 'First\nsecond & third\nLast', at: spot('custom_field-3'), place: 'tile' },
    ],
  });
  assert.deepEqual(records[1], {
    entity: 'activity',
    record: '20',
    facts: [
      { api: 'schedule', text: '11/18/2026 10h00 – 13h00', at: '.activity-schedule', place: 'activity' },
      { api: 'type', text: 'Task', at: '.activity-type', place: 'activity' },
      { api: 'status', text: 'Planned', at: '.activity-status', place: 'activity' },
      { api: 'title', text: 'Write plan', at: places.activityTitle.selector, place: 'activity' },
      {
        api: 'subjects',
        label: '1 Subject',
        text: 'Data hub',
        at: '.activity-group',
        place: 'activity',
        links: [{ path: '/opportunities/opportunity/17', text: 'Data hub' }],
      },
      {
        api: 'participants',
        label: '2 Participants',
        text: 'Lea Petit\nAna Ruiz',
        at: '.activity-group',
        place: 'activity',
        links: [
          { path: '/persons/contact/10', text: 'Lea Petit' },
          { path: '/persons/contact/11', text: 'Ana Ruiz' },
        ],
      },
    ],
  });
});

test('a place that stands there twice is not read at all', () => {
  const twice = record.replace('<div class="card-name">', '<div class="card-name">Another</div><div class="card-name">');
  const [deal] = creme.collect(page(twice), 'record', '17').records;
  assert.ok(deal?.facts.every((fact) => fact.place !== 'title'));
});

test('a list gives one record a row and skips the totals', () => {
  const list = page(`<html lang="en"><body>${menu}<table>
    <tr><th data-column-key="regular_field-name"><span class="lv-sort-toggle-title">Name</span></th>
        <th data-column-key="regular_field-estimated_sales">Estimated sales</th></tr>
    <tr class="lv-row"><td name="regular_field-estimated_sales"><div class="lv-cell-value">
        <ul class="aggregation-results"><li>Σ: 1</li></ul></div></td></tr>
    <tr class="lv-row"><td><input name="entity_id" value="17"></td>
        <td name="regular_field-name"><div class="lv-cell-value">Data hub</div></td>
        <td name="regular_field-estimated_sales"><div class="lv-cell-value">86,500</div></td></tr>
    </table></body></html>`);
  assert.deepEqual(creme.collect(list, 'list', null).records, [
    {
      entity: 'deal',
      record: '17',
      facts: [
        { api: 'regular_field-name', label: 'Name', text: 'Data hub', at: 'td[name="regular_field-name"]', place: 'cell' },
        { api: 'regular_field-estimated_sales', label: 'Estimated sales', text: '86,500', at: 'td[name="regular_field-estimated_sales"]', place: 'cell' },
      ],
    },
  ]);
});

test('Creme is known by its marks, exactly as often as they stand there', () => {
  assert.equal(adapterOf(page(record)), creme);
  assert.equal(adapterOf(page('<html><body>nothing</body></html>')), null);
  assert.equal(adapterOf(page(`<html><body>${menu}${menu}</body></html>`)), null);
});

test('text is read as a person reads it', () => {
  const element = page('<html><body><div id="a"> one \n two<script>no()</script><br>three<p>four</p></div></body></html>');
  const root = element.querySelector('#a');
  assert.ok(root);
  assert.equal(textOf(root, '.skip'), 'one two\nthree\nfour');
});
