import type { Format } from '../parsed.ts';
import { parseHclJson } from './json.ts';
import type { HclBody } from './model.ts';
import { parseHcl } from './parse.ts';

export { constant, type HclScope } from './constant.ts';
export { parseHclJson } from './json.ts';
export { type HclBlock, type HclBody, type HclValue, hclLimits } from './model.ts';
export { parseHcl } from './parse.ts';

/** Files in HCL's own form, such as `*.tf` and `*.hcl`. */
export const hcl: Format<HclBody> = { name: 'hcl', parse: parseHcl };
/** Files in the JSON form of HCL, such as `*.tf.json`. */
export const hclJson: Format<HclBody> = { name: 'hcl as json', parse: parseHclJson };
