/**
 * What the address of an appeal ends in, after a dot, where it is asked for in another form than its page: the id of an appeal may end in
 * none. An ending that ends as another does stands before it.
 */
export const addressEndings = ['feed.json', 'mail.txt', 'txt', 'json', 'jsonld', 'poster.pdf', 'pdf', 'card.png', 'atom', 'ics'] as const
export type AddressEnding = (typeof addressEndings)[number]
