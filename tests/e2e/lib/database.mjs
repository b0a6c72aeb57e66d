/** The CRM's own database, asked directly. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = `
import json, sqlite3, sys
file, sql, parameters, mode = sys.argv[1:]
with sqlite3.connect(f"file:{file}?mode={mode}", uri=True, timeout=30) as database:
    database.row_factory = sqlite3.Row
    json.dump([dict(row) for row in database.execute(sql, json.loads(parameters))], sys.stdout)
`;

async function execute(file, sql, parameters, mode) {
  const { stdout } = await run('python3', ['-c', program, file, sql, JSON.stringify(parameters), mode], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** @returns {Promise<object[]>} the rows, by column name */
export function query(file, sql, parameters = []) {
  return execute(file, sql, parameters, 'ro');
}

/** Changes what the CRM holds, as somebody else at work in it does. */
export async function change(file, sql, parameters = []) {
  await execute(file, sql, parameters, 'rw');
}

/** Deals and activities that are not in Creme's bin. */
export async function counts(file) {
  const [row] = await query(
    file,
    `SELECT (SELECT COUNT(*) FROM opportunities_opportunity deal JOIN creme_core_cremeentity entity ON entity.id = deal.cremeentity_ptr_id
              WHERE NOT entity.is_deleted) AS deals,
            (SELECT COUNT(*) FROM activities_activity activity JOIN creme_core_cremeentity entity ON entity.id = activity.cremeentity_ptr_id
              WHERE NOT entity.is_deleted) AS activities`,
  );
  return row;
}

/** A deal's fields as the database holds them, by the names its page shows; custom fields by their labels. */
export async function dealFields(file, id) {
  const [deal] = await query(
    file,
    `SELECT deal.name, phase.name AS phase, deal.estimated_sales, deal.made_sales, deal.chance_to_win, deal.expected_closing_date, deal.closing_date
       FROM opportunities_opportunity deal JOIN opportunities_salesphase phase ON phase.id = deal.sales_phase_id
      WHERE deal.cremeentity_ptr_id = ?`,
    [id],
  );
  const texts = ['integer', 'float', 'string', 'text', 'url', 'date']
    .map((kind) => `SELECT custom_field_id AS field, CAST(value AS TEXT) AS value FROM creme_core_customfield${kind} WHERE entity_id = :id`)
    .join(' UNION ALL ');
  const custom = await query(
    file,
    `SELECT field.name AS label, held.value AS value FROM (${texts.replaceAll(':id', '?1')}
       UNION ALL SELECT held.custom_field_id, choice.value FROM creme_core_customfieldenum held
         JOIN creme_core_customfieldenumvalue choice ON choice.id = held.value_id WHERE held.entity_id = ?1) held
       JOIN creme_core_customfield field ON field.id = held.field WHERE NOT field.is_deleted`,
    [id],
  );
  return { deal, custom: Object.fromEntries(custom.map(({ label, value }) => [label, value])) };
}
