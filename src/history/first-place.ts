/** Place of the first that fits, by halving: whatever comes after one that fits has to fit, too. The length where none does. */
export function firstPlace<T>(items: readonly T[], fits: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item === undefined || fits(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}
