/** What `-o` of `list` takes. */
export const LIST_FORMATS = ['text', 'wide', 'json', 'yaml', 'name'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What `-o` of `describe` takes. */
export const DESCRIBE_FORMATS = ['text', 'json', 'yaml'] as const;
export type DescribeFormat = (typeof DESCRIBE_FORMATS)[number];
