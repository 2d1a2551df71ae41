/** What `-o` of `crd-versions` takes. */
export const VERSIONS_FORMATS = ['text', 'wide', 'json', 'yaml', 'name'] as const;
export type VersionsFormat = (typeof VERSIONS_FORMATS)[number];
