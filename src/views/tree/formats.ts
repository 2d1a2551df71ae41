/** What `-o` of `tree` takes. */
export const TREE_FORMATS = ['text', 'wide', 'json', 'yaml', 'name', 'dot', 'mermaid'] as const;
export type TreeFormat = (typeof TREE_FORMATS)[number];
