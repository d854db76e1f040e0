// A number of bytes as one reads it; it never breaks before its unit.
export const enMo = (octets) => `${(octets / 1e6).toLocaleString('fr-BE', { maximumFractionDigits: 1 })}\u00a0Mo`;
