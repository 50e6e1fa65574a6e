/** Pulumi's name of the project, as Pulumi.yaml states it. */
export const PROJECT = "slipway";
