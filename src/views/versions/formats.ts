/** What `-o` of `crd-versions` takes. */
export const VERSIONS_FORMATS = ['text', 'wide', 'json', 'yaml', 'name'] as const;
export type VersionsFormat = (typeof VERSIONS_FORMATS)[number];

/** What `-o` of `deprecate-version --status` takes. */
export const STANDING_FORMATS = ['text', 'json', 'yaml'] as const;
export type StandingFormat = (typeof STANDING_FORMATS)[number];
