/** Where norms stand, on both sites alike. `states` is the id of no instrument. */
export const normAddresses = {
  norms: '/norms',
  found: (question: string): string => `/norms?${new URLSearchParams({ q: question }).toString()}`,
  states: '/norms/states',
  state: (code: string): string => `/norms/states/${code}`,
  instrument: (instrument: string): string => `/norms/${instrument}`,
  bound: (instrument: string): string => `/norms/${instrument}/states`,
  norm: ({ id, instrument }: { readonly id: string; readonly instrument: string }): string => `/norms/${instrument}/${id}`,
} as const
