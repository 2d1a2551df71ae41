/** The formats of `why-stuck`. */
export const DIAGNOSIS_FORMATS = ['text', 'wide', 'json', 'yaml', 'name'] as const;

/** One of them. */
export type DiagnosisFormat = (typeof DIAGNOSIS_FORMATS)[number];
