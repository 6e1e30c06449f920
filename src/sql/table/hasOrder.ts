const orderless = /^(?:json|xml|point|line|lseg|box|path|polygon|circle|xid|cid)\b/i;

/** Whether values of a type can be compared and sorted; `type` is as `format_type` writes it. */
export function hasOrder(type: string): boolean {
  // jsonb has an order, unlike json.
  return !orderless.test(type) || /^jsonb/i.test(type);
}
