/** The one number on the toolbar: this week's known hours against its capacity. */
import type { WorkloadView } from '../../shared/report.ts';

/**
 * Whole per cent as a ratio ("0.75"), rounded to the nearest; `null` unless the week is the user's own, known in full,
 * and has a capacity. A picture of two figures that stand on screen with their reasons, never an input to anything.
 */
export function utilisation(workload: WorkloadView): string | null {
  const week = workload.weeks[0];
  if (!week || workload.sight !== 'own' || week.known.state !== 'known') return null;
  const known = Number(week.known.value ?? Number.NaN);
  const capacity = Number(week.capacity.value ?? Number.NaN);
  if (!(known >= 0) || !(capacity > 0)) return null;
  return (Math.round((known / capacity) * 100) / 100).toString();
}
