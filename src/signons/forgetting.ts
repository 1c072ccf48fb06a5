/** The queue in which PostgreSQL is made to write over what is no longer a row. */
export const forgetting = 'forgetting-signons'
