export const POD_STAGES: object[] = [];
