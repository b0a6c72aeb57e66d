/**
 * Where things stand on Creme's pages (2.8), each with how often it may stand there. A place that is found more often
 * than it should be is not read at all: an unknown is better than a guess between two.
 */

export type Place = { selector: string; atMost: number };

const many = Number.POSITIVE_INFINITY;

export const places = {
  /** The signed-in user's own contact, in the menu. */
  viewer: { selector: '.ui-creme-navigation-item-id_persons-user_contact a[href^="/persons/contact/"]', atMost: 1 },
  /** "Time zone: Europe/London", in the menu. */
  zone: { selector: '.ui-creme-navigation-item-id_creme_config-timezone', atMost: 1 },

  title: { selector: '.card-name', atMost: 1 },
  targets: { selector: '.card-targets', atMost: 1 },
  cardKey: { selector: '.card-info-field > .card-info-key', atMost: many },
  /** "Assigned to Rosa K.": the words before a value are its label. */
  history: { selector: '.card-history > .history-info', atMost: many },
  historyValue: { selector: '.history-info-value', atMost: 1 },
  tile: { selector: '.brick-tile[data-key]', atMost: many },
  tileName: { selector: '.brick-tile-name', atMost: 1 },
  tileValue: { selector: '.brick-tile-value', atMost: 1 },

  activity: { selector: '.activity-item', atMost: many },
  activitySchedule: { selector: '.activity-schedule', atMost: 1 },
  activityType: { selector: '.activity-type', atMost: 1 },
  activityStatus: { selector: '.activity-status', atMost: 1 },
  activityTitle: { selector: '.activity-title a[href^="/activities/activity/"]', atMost: 1 },
  activityGroup: { selector: '.activity-group', atMost: many },
  activityGroupKey: { selector: '.activity-group-key', atMost: 1 },
  activityRelation: { selector: '.activity-group-value a.activity-relation', atMost: many },

  column: { selector: 'th[data-column-key]', atMost: many },
  columnTitle: { selector: '.lv-sort-toggle-title', atMost: 1 },
  row: { selector: 'tr.lv-row', atMost: many },
  rowId: { selector: 'input[name="entity_id"]', atMost: 1 },
  cell: { selector: 'td[name]', atMost: many },
  cellValue: { selector: '.lv-cell-value', atMost: 1 },
} satisfies { [name: string]: Place };

/** Creme's own tools inside a value: edit links, icons, the dash before a status. */
export const tools = 'a.brick-action, a[class*="action-type-edit"], .typography-mdash, .aggregation-results';

/** How Creme marks a value that is empty, so that its dash is not taken for text. */
export const emptyMark = '.empty-field';
