/** The formats of `finalizers`. */
export const FINALIZER_FORMATS = ['text', 'wide', 'json', 'yaml', 'name'] as const;

/** One of them. */
export type FinalizerFormat = (typeof FINALIZER_FORMATS)[number];
