/** What a person does on Creme's own pages. */

/** Signs in through the login page. */
export async function signIn(page, url, login, password) {
  await page.goto(`${url}/creme_login`, { waitUntil: 'domcontentloaded' });
  await page.type('[name=username]', login);
  await page.type('[name=password]', password);
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.click('[type=submit]')]);
  if (new URL(page.url()).pathname.startsWith('/creme_login')) throw new Error(`Creme did not let ${login} in`);
}
