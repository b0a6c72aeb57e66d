/** The end of a chart's axis and its step: at most five lines, in numbers people count by (2, 5, 10, 20, 25, 50 and so on). */
export function axisOf(highest: number): { top: number; step: number } {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(highest, 1) / 4.5)));
  const step = [1, 2, 2.5, 5, 10, 20].map((one) => one * size).find((one) => one >= 2 && Number.isInteger(one) && highest / one <= 4.5) ?? 50 * size;
  return { top: Math.max(step, Math.ceil(highest / step) * step), step };
}
