import type { Sample } from '../page.ts';
import type { PageBuilder } from '../page-builder.ts';
import type { Wire } from './wire.ts';

/** Reads the Summary message of metrics.proto that the wire is in. @returns whether it could be read */
export function readSummary(wire: Wire, name: string, labels: Sample['labels'], page: PageBuilder): boolean {
  let [count, sum] = [0, 0];
  const quantiles: Sample[] = [];
  while (wire.next()) {
    if (wire.field === 1) count = wire.unsigned();
    else if (wire.field === 2) sum = wire.double();
    else if (wire.field === 3) {
      const [quantile, value] = readQuantile(wire);
      quantiles.push({ name, labels: { ...labels, quantile: `${quantile}` }, value });
    } else wire.skip();
  }
  if (wire.failed) return false;
  for (const sample of quantiles) page.sample(sample);
  page.sample({ name: `${name}_sum`, labels, value: sum });
  page.sample({ name: `${name}_count`, labels, value: count });
  return true;
}

function readQuantile(wire: Wire): [number, number] {
  let [quantile, value] = [0, 0];
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) quantile = wire.double();
    else if (wire.field === 2) value = wire.double();
    else wire.skip();
  }
  wire.leave(outer);
  return [quantile, value];
}
