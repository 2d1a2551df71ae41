/** Things of which the first is asked for again and again. */
export interface Heap<T> {
  push(item: T): void;
  /** Takes the first of them out; undefined: there is none. */
  pop(): T | undefined;
}

/**
 * A binary heap.
 * @param isBefore a strict order
 */
export function createHeap<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  /** The first of two places whose items exist. */
  const first = (a: number, b: number): number => {
    const [left, right] = [items[a], items[b]];
    if (right === undefined) return a;
    return left !== undefined && isBefore(left, right) ? a : b;
  };
  const swap = (a: number, b: number): void => {
    const [left, right] = [items[a], items[b]];
    if (left === undefined || right === undefined) return;
    items[a] = right;
    items[b] = left;
  };
  return {
    push(item) {
      let at = items.push(item) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (first(parent, at) === parent) return;
        swap(parent, at);
        at = parent;
      }
    },
    pop() {
      const [top] = items;
      const last = items.pop();
      if (last === undefined || items.length === 0) return last;
      items[0] = last;
      for (let at = 0; ; ) {
        const child = first(2 * at + 1, 2 * at + 2);
        if (child >= items.length || first(at, child) === at) return top;
        swap(at, child);
        at = child;
      }
    },
  };
}
