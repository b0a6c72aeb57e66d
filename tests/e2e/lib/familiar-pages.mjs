/**
 * Deal pages made as well-known CRMs make theirs, in our own markup: shadow roots, labels in attributes, tiles with menus,
 * forms that are edited in place, detail tables. Each in a language of its own, with what a careful person reads on it.
 */

const person = { owner: 'Rosa Kim', se: 'Sam Okafor' };
const value = { stage: 'proposal state', amount: '48500.00 EUR', close: '2027-03-03 date', unknown: [] };
const page = (lang, title, body, script = '') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}<script>${script}</script></body></html>`;

/** Lightning: components within components, each with its own shadow root; a path of stages; related lists below. */
const layered = (() => {
  const item = (label, shown) => `<x-item field-label="${label}"><div class="form-element"><div class="field-label-container form-element__label"><span class="field-label">${label}</span></div>
    <div class="form-element__control"><span class="field-value form-element__static"><slot><x-output data-output-element-id="output-field">${shown}</x-output></slot></span>
    <button class="inline-edit-trigger" title="${label} bearbeiten"><span style="position:absolute;width:1px;height:1px;overflow:hidden">${label} bearbeiten</span>✎</button></div></div></x-item>`;
  const details = [['Opportunity-Inhaber', '<a href="/lightning/r/User/0051x/view">Rosa Kim</a>'], ['Betrag', '48.500,00 €'], ['Opportunity-Name', 'Hafenkräne Ausbau'], ['Erwarteter Betrag', '29.100,00 €'],
    ['Schlusstermin', '03.03.2027'], ['Accountname', '<a href="/lightning/r/Account/0011x/view">Nordhafen AG</a>'], ['Phase', 'Angebot'], ['Wahrscheinlichkeit (%)', '60 %'], ['Vertriebsingenieur', 'Sam Okafor'], ['Nächster Schritt', 'Amount: 9.999.999']];
  const head = `<div class="page-header"><h1><div class="entityNameTitle">Opportunity</div><slot><x-text>Hafenkräne Ausbau</x-text></slot></h1>
    <ul>${[['Accountname', 'Nordhafen AG'], ['Schlusstermin', '03.03.2027'], ['Betrag', '48.500,00 €'], ['Opportunity-Inhaber', 'Rosa Kim <button>Inhaber ändern</button>']].map(([label, shown]) => `<li class="detail-block"><p class="text-title" title="${label}">${label}</p><p class="fieldComponent"><slot>${shown}</slot></p></li>`).join('')}</ul></div>`;
  const related = `<article><h2><a href="#rel">Ähnliche Opportunities (2)</a></h2><table><thead><tr><th>Opportunity-Name</th><th>Phase</th><th>Betrag</th><th>Schlusstermin</th></tr></thead><tbody>
    ${[1, 2].map((at) => `<tr data-row-key-value="0068${at}x"><td><a href="/lightning/r/Opportunity/0068${at}x/view">Andere ${at}</a></td><td>Geschlossen gewonnen</td><td>7.000,00 €</td><td>01.02.2026</td></tr>`).join('')}</tbody></table></article>`;
  return {
    path: '/lightning/r/Opportunity/0061x00000AbCdE/view',
    html: page('de', 'Hafenkräne Ausbau | Opportunity | Acme', '<x-app></x-app>', `
      const shadow = (host, html, mode = 'open') => { const root = host.attachShadow({ mode }); root.innerHTML = html; return root; };
      const app = shadow(document.querySelector('x-app'), '<x-head></x-head><x-layout></x-layout><x-related></x-related>');
      shadow(app.querySelector('x-head'), ${JSON.stringify(head)}, 'closed');
      const layout = shadow(app.querySelector('x-layout'), ${JSON.stringify(`<div class="grid">${details.map(([label, shown]) => item(label, shown)).join('')}</div>`)});
      for (const output of layout.querySelectorAll('x-output')) { const html = output.innerHTML; output.innerHTML = ''; shadow(output, html, 'closed'); }
      shadow(app.querySelector('x-related'), ${JSON.stringify(related)});`),
    right: { name: 'Hafenkräne Ausbau', account: 'Nordhafen AG', ...value, ...person },
  };
})();

/** Dynamics: form fields known by aria-labels alone, look-ups as lists of links, figures in the header over their labels. */
const labelled = {
  path: '/main.aspx?appid=77&pagetype=entityrecord&etn=opportunity&id=8d3f0f64-6f1e-4a1c-9c53-1f2b7f0e8a11',
  html: page('fr', 'Extension du port - Opportunité - Acme', `<main><div data-id="header"><h1 data-id="header_title" title="Extension du port">Extension du port</h1><span data-id="header_saveStatus">- Enregistré</span>
    <div data-id="entity_name_span">Opportunité</div>
    <ul>${[['3 mars 2027', 'Date de clôture est.'], ['48 500,00 €', 'Revenu estimé']].map(([shown, label]) => `<li class="hc"><div class="hv">${shown}</div><div class="hl">${label}</div></li>`).join('')}</ul></div>
    <section aria-label="Résumé de l’opportunité"><h2>Résumé de l’opportunité</h2>
    ${[['Sujet', 'name', 'Extension du port'], ['Montant', 'estimatedvalue', '48 500,00 €'], ['Date de clôture prévue', 'estimatedclosedate', '03/03/2027'], ['Probabilité', 'closeprobability', '60 %']].map(([label, api, shown]) => `<div data-id="${api}"><div class="l1"><label id="${api}-lb">${label}</label></div><div class="v1"><input data-id="${api}.control" aria-label="${label}" value="${shown}"></div></div>`).join('')}
    <div data-id="salesstage"><div class="l1"><label id="ss-lb">Phase de vente</label></div><div class="v1"><button role="combobox" aria-label="Phase de vente" aria-haspopup="listbox" aria-expanded="false">Proposition</button></div></div>
    ${[['Compte', 'parentaccountid', 'Nordhafen AG'], ['Propriétaire', 'ownerid', 'Rosa Kim'], ['Ingénieur avant-vente', 'presales', 'Sam Okafor']].map(([label, api, shown]) => `<div data-id="${api}"><div class="l1"><label>${label}</label></div><div class="v1"><ul aria-label="${label}"><li><div role="link" tabindex="0">${shown}</div><button aria-label="Supprimer ${shown}">×</button></li></ul></div></div>`).join('')}</section></main>`),
  right: { name: 'Extension du port', account: 'Nordhafen AG', ...value, ...person },
};

/** HubSpot: tiles in a side bar, stage and owner as menus, a timeline that speaks of other amounts. */
const sidebar = {
  path: '/contacts/8421/record/0-3/9911',
  html: page('en', 'Harbour cranes rollout', `<div data-test-id="left-sidebar"><div class="highlight"><h2><span class="inner">Harbour cranes rollout</span></h2>
    ${[['Amount', '€48,500.00'], ['Close date', '03/03/2027'], ['Stage', '<button aria-haspopup="listbox">Contract sent</button>']].map(([label, shown]) => `<div class="row"><span class="property-label">${label}:</span> <span class="inner">${shown}</span></div>`).join('')}</div>
    <div class="about"><h5>About this deal</h5>${[['Deal owner', '<button aria-haspopup="listbox">Rosa Kim</button>'], ['Deal type', 'New business'], ['Priority', '--'], ['Sales engineer', 'Sam Okafor'], ['Company name', '<a href="/contacts/8421/record/0-2/77">Nordhafen AG</a>']].map(([label, shown]) => `<div data-test="property-input"><label><span data-test="property-label"><span>${label}</span></span></label><div><span class="inner">${shown}</span></div></div>`).join('')}</div></div>
    <div class="timeline"><h4>Activity</h4><div><b>Amount</b> <span>was changed to €9,999,999.00</span></div><dl><dt>Amount</dt><dd>€9,999,999.00</dd></dl></div>`),
  right: { name: 'Harbour cranes rollout', account: 'Nordhafen AG', ...value, stage: 'negotiation state', ...person },
};

/** Odoo: a form in place, its stages as a bar of steps, two probabilities, the currency's sign apart from the field. */
const inPlace = {
  path: '/odoo/crm/24',
  html: page('es', 'Odoo - Grúas del puerto', `<div class="action_manager"><div class="statusbar"><div role="radiogroup" aria-label="Barra de estado">
    ${['Nuevo', 'Calificado', 'Propuesta', 'Ganado'].map((step) => `<button role="radio" aria-checked="${step === 'Propuesta'}" ${step === 'Propuesta' ? 'aria-current="step"' : ''} class="arrow_button">${step}</button>`).join('')}</div></div>
    <div class="form_view"><div class="oe_title"><h1><div name="name" class="field_widget"><input id="name_0" value="Grúas del puerto" placeholder="p. ej. Precios de productos"></div></h1></div>
    <h2 class="row"><div><label for="revenue_0">Importe esperado</label><div name="expected_revenue" class="field_widget"><input id="revenue_0" value="48.500,00 €"></div></div><div><label for="prob_0">Probabilidad</label><div name="probability"><input id="prob_0" value="60,00"><span>%</span></div></div></h2>
    <div class="group">${[['Cliente', 'partner_id', 'Nordhafen AG'], ['Comercial', 'user_id', 'Rosa Kim'], ['Cierre esperado', 'date_deadline', '03/03/2027'], ['Ingeniero de preventa', 'x_presales', 'Sam Okafor'], ['Equipo de ventas', 'team_id', 'Europa']].map(([label, api, shown]) => `<div class="wrap_field"><div class="cell wrap_label"><label for="${api}_0">${label}<sup>?</sup></label></div><div class="cell"><div name="${api}" class="field_widget"><input id="${api}_0" role="combobox" value="${shown}"><input type="hidden" value="x"><button aria-label="Enlace interno">↗</button></div></div></div>`).join('')}</div>
    <div role="tabpanel"><div class="editor" contenteditable="true"><p>Importe: 9.999.999 €</p></div></div></div></div>`),
  right: { name: 'Grúas del puerto', account: 'Nordhafen AG', ...value, ...person },
};

/** SuiteCRM: rows of label and value cells, four to a row; the currency in the label. */
const cells = (() => {
  const row = (entries) => `<div class="row detail-view-row">${entries.map(([label, api, shown]) => `<div class="col-6 detail-view-row-item"><div class="col-4 label col-1-label">${label}:</div><div class="col-8 detail-view-field inlineEdit" field="${api}"><span class="sugar_field" id="${api}">${shown}</span><div class="inlineEditIcon"><svg width="10" height="10"></svg></div></div></div>`).join('')}</div>`;
  return {
    path: '/index.php?module=Opportunities&action=DetailView&record=5f3c0a1e-77b2-4d1c-8d1f-3c1b2a4e5f60',
    html: page('pt-BR', 'Guindastes do porto » Oportunidades » Acme', `<div id="content"><div class="moduleTitle"><h2 class="module-title-text">Guindastes do porto</h2></div><div class="detail-view">
      ${row([['Nome da Oportunidade', 'name', 'Guindastes do porto'], ['Nome da Conta', 'account_name', '<a href="/index.php?module=Accounts&action=DetailView&record=9a">Nordhafen AG</a>']])}
      ${row([['Valor da Oportunidade (EUR €)', 'amount', '48.500,00'], ['Data prevista de fechamento', 'date_closed', '03/03/2027']])}
      ${row([['Fase de Vendas', 'sales_stage', 'Proposta'], ['Probabilidade (%)', 'probability', '60']])}
      ${row([['Atribuído a', 'assigned_user_name', 'Rosa Kim'], ['Engenheiro de pré-vendas', 'presales_c', 'Sam Okafor']])}
      ${row([['Data de criação', 'date_entered', '01/02/2026 09:30 por Bo Lee'], ['Descrição', 'description', 'Valor: 9.999.999,00']])}</div></div>`),
    right: { name: 'Guindastes do porto', account: 'Nordhafen AG', ...value, ...person },
  };
})();

/** A page in Japanese whose labels stand over their values in a grid of cells. */
const stacked = {
  path: '/crm/org77/tab/Potentials/4400123',
  html: page('ja', '港湾クレーン更新 - 商談', `<main><h1>港湾クレーン更新</h1><div class="lyte">${[['取引先名', '株式会社サクラ'], ['完了予定日', '2027年3月3日'], ['金額', '￥4,850万'], ['ステージ', '提案'], ['確度', '60%'], ['担当者', '田中 由紀'], ['セールスエンジニア', '佐藤 健']].map(([label, shown]) => `<div class="dv"><div class="lbl">${label}</div><div class="vl"><span>${shown}</span></div></div>`).join('')}</div>
    <section><h2>メモ</h2><p>金額：9,999,999円</p></section></main>`),
  right: { name: '港湾クレーン更新', account: '株式会社サクラ', stage: 'proposal state', amount: '48500000 JPY', close: '2027-03-03 date', owner: '田中 由紀', se: '佐藤 健', unknown: [] },
};

export const familiar = { layered, labelled, sidebar, 'in-place': inPlace, cells, stacked };
