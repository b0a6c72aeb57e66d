/**
 * Pages of CRMs that do not exist: one deal, shown in every way in which pages show labels and values. Each says which
 * labels and texts a careful person would read on it.
 */
import { createServer } from 'node:http';

export const deal = {
  name: 'Harbour cranes rollout',
  'Account name': 'Nordhafen AG',
  Stage: 'Proposal',
  Amount: '€48,500.00',
  'Close date': 'March 3, 2027',
  Probability: '60 %',
  Owner: 'Rosa Kim',
  'Sales engineer': 'Sam Okafor',
};
const fields = Object.entries(deal).slice(1);
const each = (write, join = '\n') => fields.map(([label, value], at) => write(label, value, at)).join(join);
const head = `<h1>${deal.name}</h1>`;
const menu = '<nav><ul><li><a href="/home">Amount</a></li><li><a href="/x">Stage</a></li></ul></nav>';
const footer = '<footer><dl><dt>Amount</dt><dd>€1.00</dd></dl></footer>';
const page = (body, { title = `${deal.name} – Acme CRM`, lang = 'en', script = '' } = {}) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body>${menu}<main>${body}</main>${footer}
   <script>${script}</script></body></html>`;
const dl = (entries = fields) => `<dl>${entries.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`;
const other = { 'Account name': 'Otter Ltd', Stage: 'Negotiation', Amount: '€7,100.00', 'Close date': 'May 5, 2027', Probability: '80 %', Owner: 'Bo Lee', 'Sales engineer': 'Lea Petit' };

/** Every structure under its name; all of them show `deal` and nothing else. */
export const structures = {
  'definition-list': page(head + dl()),
  'definition-list-wrapped': page(`${head}<dl>${each((label, value) => `<div class="row"><dt>${label}</dt><dd><span>${value}</span></dd></div>`)}</dl>`),
  'table-th': page(`${head}<table>${each((label, value) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</table>`),
  'table-two-columns': page(`${head}<table>${each((label, value) => `<tr><td>${label}:</td><td>${value}</td></tr>`)}</table>`),
  'table-four-columns': page(`${head}<table>${[0, 2, 4]
    .map((at) => `<tr>${[at, at + 1].map((one) => (fields[one] ? `<td class="labelCol">${fields[one][0]}</td><td class="dataCol">${fields[one][1]}</td>` : '')).join('')}</tr>`)
    .join('')}<tr><td class="labelCol">${fields[6][0]}</td><td class="dataCol">${fields[6][1]}</td></tr></table>`),
  'label-for': page(`${head}<form>${each((label, _, at) => `<p><label for="f${at}">${label}</label><br><input id="f${at}" name="f_${label.replaceAll(' ', '_')}" readonly></p>`)}</form>`, {
    script: each((_, value, at) => `document.getElementById('f${at}').value = ${JSON.stringify(value)};`),
  }),
  'label-around': page(`${head}<form>${each((label, value, at) => (label === 'Stage' ? `<label>${label} <select><option>Lead</option><option selected>${value}</option></select></label>` : `<label>${label} <input id="f${at}" value="old"></label>`))}</form>`, {
    script: each((label, value, at) => (label === 'Stage' ? '' : `document.getElementById('f${at}').value = ${JSON.stringify(value)};`)),
  }),
  'hidden-twins': page(`${head}<form>${each((label, value) => `<div class="field"><label>${label}</label><input type="hidden" name="x" value="€9,999,999.00">
      <input aria-label="${label}" style="display:none" value="€9,999,999.00"><input aria-label="${label}" style="position:absolute;left:-9999px" value="€8,888,888.00">
      <input aria-label="${label}" value="${value}"></div>`)}<label>Password <input type="password" value="secret"></label></form>`),
  'aria-labelledby': page(`${head}<div>${each((label, value, at) => `<section><span id="l${at}">${label}</span><p><output aria-labelledby="l${at}">${value}</output> <i>as of today</i></p></section>`)}</div>`),
  'aria-label': page(`${head}<ul>${each((label, value) => `<li><span aria-label="${label}">${value}</span></li>`)}</ul>`),
  tiles: page(`${head}<div class="grid">${each((label, value) => `<div class="tile" data-field="${label.toLowerCase().replaceAll(' ', '_')}"><span class="tile-name">${label}</span><span class="tile-value">${value}</span></div>`)}</div>`),
  'tiles-unmarked': page(`${head}<div class="css-1x">${each((label, value) => `<div class="css-2y"><div class="css-3z">${label}</div><div class="css-4w"><div><span>${value}</span></div></div></div>`)}</div>`),
  'flat-grid': page(`${head}<div style="display:grid;grid-template-columns:1fr 3fr">${each((label, value) => `<span class="key">${label}</span><span class="val">${value}</span>`)}</div>`),
  headings: page(`${head}<section>${each((label, value) => `<h3>${label}</h3><div>${value}</div>`)}</section>`),
  inline: page(`${head}<ul>${each((label, value) => `<li><strong>${label}:</strong> ${value}</li>`)}</ul>`),
  icons: page(`${head}<div>${each((label, value) => `<div class="fact"><i class="icon" title="${label}" style="display:inline-block;width:16px;height:16px"></i> <span>${value}</span></div>`)}</div>`),
  'icons-svg': page(`${head}<div>${each((label, value) => `<div class="fact"><svg width="16" height="16" aria-label="${label}"><circle r="8"/></svg> ${value}</div>`)}</div>`),
  tools: page(`${head}<dl>${each((label, value) => `<dt>${label}<button>?</button></dt><dd>${value} <a class="inline-edit" href="/deals/17/edit?f=1">Edit</a><a href="/deals/17/edit" title="Bearbeiten"><img alt="x" src="data:,">Bearbeiten</a><button>Copy</button></dd>`)}</dl>`),
  'collapsed-sections': page(`${head}${dl()}<details><summary>More</summary>${dl(Object.entries(other))}</details>
    <div style="display:none">${dl(Object.entries(other))}</div><div style="max-height:0;overflow:hidden">${dl(Object.entries(other))}</div>
    <div style="visibility:hidden">${dl(Object.entries(other))}</div><div style="opacity:0">${dl(Object.entries(other))}</div>
    <div style="position:absolute;left:-9999px">${dl(Object.entries(other))}</div><div style="font-size:0">${dl(Object.entries(other))}</div>
    <div style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">${dl(Object.entries(other))}</div>`),
  'shadow-open': page(`<h1>${deal.name}</h1><x-deal></x-deal>`, { script: `document.querySelector('x-deal').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(dl())};` }),
  'shadow-closed': page(`<h1>${deal.name}</h1><x-deal></x-deal>`, {
    script: `const outer = document.querySelector('x-deal').attachShadow({ mode: 'closed' });
      outer.innerHTML = '<section>' + ${JSON.stringify(each((label, value) => `<x-field><span slot="label">${label}</span><span slot="value">${value}</span></x-field>`))} + '</section>';
      for (const field of outer.querySelectorAll('x-field')) field.attachShadow({ mode: 'closed' }).innerHTML = '<div><label><slot name="label"></slot></label><div class="value"><slot name="value"></slot></div></div>';`,
  }),
  'frame-same-origin': page(`${head}<iframe src="/plain-facts" width="600" height="400"></iframe>`),
  'frame-other-origin': page(`${head}${dl()}<iframe src="OTHER/forged/17" width="600" height="400"></iframe>`),
  'false-facts': page(`${head}${dl()}
    <section><h2>Notes</h2><div class="x1"><p>Amount: 9,999,999</p><p><b>Amount:</b> €9,999,999.00</p><p><strong>Close date</strong> May 5, 2031</p></div>
      <table><tr><th>Amount</th><td>€9,999,999.00</td></tr><tr><th>Stage</th><td>Won</td></tr></table>${dl(Object.entries(other))}</section>
    <div class="note-body">${dl(Object.entries(other))}</div><div contenteditable>${dl(Object.entries(other))}</div>
    <blockquote>${dl(Object.entries(other))}</blockquote>
    <dl><dt>Remarks</dt><dd>We said:<br>${dl(Object.entries(other))}</dd></dl>
    <label>Internal text <textarea>Amount: €9,999,999.00</textarea></label>
    <aside role="navigation">${dl(Object.entries(other))}</aside>`),
};

/** The labels and texts of a structure that reads more than the deal's own fields. */
export const more = {
  'false-facts': [['Internal text', 'Amount: €9,999,999.00']],
};

const board = (dialog = '') =>
  page(`<div class="board">${['Proposal', 'Negotiation']
    .map(
      (stage, at) => `<section class="column"><h2>${stage} (2)</h2><ul>${[1, 2]
        .map((one) => `<li class="deal-card" draggable="true"><a href="/deals/${at * 10 + one}">Board deal ${at * 10 + one}</a><span class="money">€${at + one},000.00</span><span>Bo Lee</span></li>`)
        .join('')}</ul></section>`,
    )
    .join('')}</div>${dialog}`, { title: 'Pipeline – Acme CRM' });

const rows = (cells) =>
  [1, 2, 3].map((at) => cells(at, `List deal ${at}`, `Firm ${at}`, 'Proposal', `€${at}2,000.00`, `March ${at}, 2027`)).join('');
const headRow = '<thead><tr><th></th><th>Deal name</th><th>Account</th><th>Stage</th><th>Amount</th><th>Close date</th></tr></thead>';

/** Deals whose amounts no dictionary finds: under a label of the house's own, and under none. Every click is counted. */
const odd = (at, body) =>
  page(`<h1>Odd deal ${at}</h1><dl><dt>Account name</dt><dd>Firm ${at}</dd><dt>Stage</dt><dd>Proposal</dd><dt>Close date</dt><dd>March ${at}, 2027</dd>
    <dt>Kick-off</dt><dd>03/04/2027</dd></dl>${body}<button id="buy">Buy</button>`, {
    title: `Odd deal ${at} – Acme CRM`,
    script: 'globalThis.clicks = []; for (const name of ["click", "mousedown", "keydown"]) document.addEventListener(name, (event) => clicks.push(`${name} ${event.target.id || event.target.localName}`));',
  });
const worth = (at) => odd(at, `<div style="height:1500px"></div><dl><dt>Contract worth:</dt><dd id="worth">€${at}8,500.00</dd></dl>`);
const hero = (at) => odd(at, `<div class="banner"><p class="hero" id="hero-${at}">€${at}7,250.00</p><p class="aside">as of today</p></div>`);

export const pages = {
  '/odd/worth/1': worth(1),
  '/odd/worth/2': worth(2),
  '/odd/hero/1': hero(1),
  '/odd/hero/2': hero(2),
  '/plain-facts': page(dl()),
  '/forged/17': page(`<h1>Forged</h1><form>${Object.entries(other).map(([label, value]) => `<label>${label} <input value="${value}"></label>`).join('')}</form>`),
  '/board': board(),
  '/board/modal': board(
    `<div style="position:fixed;inset:0;background:#0008"></div><div role="dialog" aria-modal="true" aria-label="Deal" style="position:fixed;top:10%;left:20%;width:60%;height:70%;background:white">
      <h2>${deal.name}</h2>${dl()}<button>Close</button></div>`,
  ),
  '/list/ids': page(`<table>${headRow}<tbody>${rows((at, name, account, ...rest) => `<tr data-id="00${at}x"><td><input type="checkbox"></td><td>${name}</td><td>${account}</td>${rest.map((text) => `<td>${text}</td>`).join('')}</tr>`)}</tbody></table>`, { title: 'Deals' }),
  '/list/links': page(`<table>${headRow}<tbody>${rows((at, name, account, ...rest) => `<tr><td>★</td><td><a href="/deals/${at}?from=list">${name}</a></td><td><a href="/accounts/4">${account}</a></td>${rest.map((text) => `<td>${text}</td>`).join('')}</tr>`)}</tbody></table>`, { title: 'Deals' }),
  '/list/bare': page(`<div role="table"><div role="row">${['Deal name', 'Account', 'Stage', 'Amount', 'Close date'].map((label) => `<span role="columnheader">${label}</span>`).join('')}</div>${rows((_, ...cells) => `<div role="row">${cells.map((text) => `<span role="cell">${text}</span>`).join('')}</div>`)}</div>`, { title: 'Deals' }),
  '/list/sorted': page(
    `<table><thead><tr><th><input type="checkbox" title="Select all"></th><th></th>${['Deal name', 'Account', 'Stage', 'Amount', 'Close date'].map((label) => `<th colspan="2"><button type="button" title="Sort by ${label}"><span>↑</span><b>${label}</b></button></th>`).join('')}</tr></thead>
      <tbody><tr><td></td><td>Sum</td><td></td><td></td><td></td><td></td><td></td><td></td><td>Σ: €66,000.00</td><td></td><td></td><td></td></tr>${rows((at, ...cells) => `<tr><td><input type="checkbox" name="selected_id" value="${at}"></td><td><a href="/deals/${at}">See</a></td>${cells.map((text) => `<td>${text}</td><td></td>`).join('')}</tr>`)}</tbody></table>`,
    { title: 'Deals' },
  ),
  '/list/sticky': page(
    `<style>table{width:600px;table-layout:fixed;border-collapse:collapse}</style><div class="grid"><div class="head" style="position:sticky;top:0"><table>${headRow}</table></div>
      <div class="body" style="height:200px;overflow:auto"><table><tbody>${rows((at, ...cells) => `<tr data-id="00${at}x"><td></td>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`)}</tbody></table></div></div>
      <div class="grid"><div class="head"><table><thead><tr><th>Contact</th><th>Role</th></tr></thead></table></div><div class="body"><table><tbody><tr><td>Bo Lee</td><td>Buyer</td></tr></tbody></table></div></div>`,
    { title: 'Deals' },
  ),
  '/deals/busy': page(`${head}${dl()}<p id="clock"></p><div>${'<div><span>lorem</span><em>ipsum</em></div>'.repeat(2500)}</div>`, {
    script: 'setInterval(() => { document.getElementById("clock").textContent = Date.now(); }, 100);',
  }),
  '/contacts/5': page(`<h1>Bo Lee</h1>${dl()}`, { title: 'Bo Lee' }),
  '/deals/rival': page(`${head}${dl()}<dl><dt>Deal value</dt><dd>€77,000.00</dd></dl>`),
  '/deals/late': page(head, { script: `setTimeout(() => { document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(dl())}); }, 900);` }),
  '/deals/71': page(`${head}<div id="fields">${dl()}</div><a id="next" href="/deals/72">Next</a>`, {
    script: `document.getElementById('next').addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState(null, '', '/deals/72');
      setTimeout(() => {
        document.title = 'Second deal – Acme CRM';
        document.querySelector('h1').textContent = 'Second deal';
        document.getElementById('fields').innerHTML = ${JSON.stringify(dl(Object.entries(other)))};
      }, 4000);
    });`,
  }),
  '/start/view': page('<h1>Deals</h1><a id="open" href="/deals/73">Harbour cranes</a><div id="fields"></div>', {
    script: `document.getElementById('open').addEventListener('click', (event) => {
      event.preventDefault();
      document.querySelector('main').innerHTML = ${JSON.stringify(`${head}${dl()}`)};
      setTimeout(() => history.pushState(null, '', '/deals/73'), 1200);
    });`,
  }),
  '/deals/form': page(`${head}<form>${each((label, value) => `<label>${label} <input name="${label.replaceAll(' ', '')}" value="${value}"></label>`)}</form>`),
  '/de/deals/5': page(
    `<h1>Hafenkräne</h1><dl><dt>Firma</dt><dd>Nordhafen AG</dd><dt>Verkaufsphase</dt><dd>Proposal</dd><dt>Auftragswert</dt><dd>48.500,00 €</dd><dt>Voraussichtlicher Abschluss</dt><dd>2027-03-03</dd><dt>Zuständig</dt><dd>Rosa Kim</dd><dt>Vertriebsingenieur</dt><dd>Sam Okafor</dd></dl>`,
    { title: 'Hafenkräne', lang: 'de' },
  ),
  '/ja/deals/6': page(
    `<h1>基幹システム更新</h1><table><tr><th>取引先</th><td>株式会社サクラ</td></tr><tr><th>フェーズ</th><td>Proposal</td></tr><tr><th>金額</th><td>48500</td></tr><tr><th>通貨</th><td>JPY</td></tr><tr><th>完了予定日</th><td>2027-03-03</td></tr><tr><th>営業担当</th><td>田中 由紀</td></tr></table>`,
    { title: '基幹システム更新', lang: 'ja' },
  ),
  '/big/deals/8': page(`${head}${dl()}<div>${'<div><span>lorem</span><em>ipsum</em></div>'.repeat(1650)}</div>`),
  '/big/list': page(
    `<table>${headRow}<tbody>${Array.from({ length: 500 }, (_, at) => `<tr data-id="${at}"><td></td><td><a href="/deals/${at}">Deal ${at}</a></td><td>Firm ${at}</td><td>Proposal</td><td>€${at + 1},000.00</td><td>March 3, 2027</td></tr>`).join('')}</tbody></table>`,
    { title: 'Deals' },
  ),
};

/** Serves the pages on an address of their own; `elsewhere` is the other origin that a frame shows, `own` are further pages by path. */
export function serve(host, elsewhere = '', own = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const structure = /^\/s\/([\w-]+)\/17$/.exec(path)?.[1];
    const html = own[path] ?? (structure ? structures[structure] : pages[path]);
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end((html ?? 'nothing here').replaceAll('OTHER', elsewhere));
  });
  return new Promise((resolve) => {
    server.listen(0, host, () => resolve({ url: `http://${host}:${server.address().port}`, stop: () => new Promise((done) => server.close(done)) }));
  });
}
