/** What `-o` of `queue` takes. */
export const QUEUE_FORMATS = ['text', 'wide', 'json', 'yaml'] as const;
export type QueueFormat = (typeof QUEUE_FORMATS)[number];
