/** `-o` of `conditions`. */
export const HISTORY_FORMATS = ['text', 'wide', 'json', 'yaml', 'html'] as const;

/** One of them. */
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];
