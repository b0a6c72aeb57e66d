/** The end of a chart's axis and its step: at most five lines, in numbers people count by. */
export function axisOf(highest: number): { top: number; step: number } {
  const step = [2, 5, 10, 20, 50, 100, 200].find((one) => highest / one <= 4.5) ?? 500;
  return { top: Math.max(step, Math.ceil(highest / step) * step), step };
}
