import type { Cloud } from "../cloud/cloud.ts";

/** What is written as XML: a text, or elements by name; a list repeats its element. Absent values are left out. */
export type Xml = string | number | boolean | undefined | { readonly [name: string]: Xml | readonly Xml[] };

/** One operation of an AWS API of the Query protocol: a form comes in, XML goes out. Throws `CloudError`. */
export interface QueryOperation {
  /** Value of the form's `Action`, such as `CreateDBSnapshot`. */
  readonly action: string;
  /** Value of the form's `Version`: it says which service is meant. */
  readonly version: string;
  /** True where it changes something. */
  readonly writes: boolean;
  run(
    form: URLSearchParams,
    cloud: Cloud,
    /** The role that calls; undefined for a person, whose own rights are not judged. */
    roleName: string | undefined,
  ): { readonly [name: string]: Xml | readonly Xml[] };
}
