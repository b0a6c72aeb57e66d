/** A seeded Creme CRM of one's own. */
import { startCrm } from './crm.mjs';

export { freePort } from './crm.mjs';

/** Starts a Creme with the data of `seed` as of `today`; see startCrm. */
export function startCreme(how = {}) {
  return startCrm({ crm: 'creme', ready: 'Creme CRM ready', host: '127.0.0.2', ...how });
}
