/**
 * The value of a counter or gauge in Prometheus text, summed over all series that have the labels; 0 where there is
 * none. For tests only: label values with quotes or commas are not understood.
 */
export function metricValue(text: string, name: string, labels: Readonly<Record<string, string>>): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  const matching = lines.filter((line) => wanted.every((pair) => line.includes(pair)));
  return matching.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
