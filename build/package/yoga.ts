import { loadYoga } from 'yoga-layout/load';

/** Stands in for yoga-layout, whose module waits for WebAssembly: empty until `startYoga` has filled it. */
const yoga: Partial<Awaited<ReturnType<typeof loadYoga>>> = {};
export default yoga;
export * from 'yoga-layout/load';

/** Fills `yoga`; ink uses it only once something is drawn. */
export async function startYoga(): Promise<void> {
  Object.assign(yoga, await loadYoga());
}
