/** By what the rows of the live view are sorted. */
export const SORT_KEYS = ['state', 'name', 'depth', 'rate', 'errors', 'wait'] as const;

/** One of them. */
export type SortKey = (typeof SORT_KEYS)[number];
