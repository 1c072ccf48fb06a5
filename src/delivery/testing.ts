export { settleLetter, takeLetter } from './take-letters.ts'
export { addDelivery, addEvent, type DeliveryWords } from './ledger-store.ts'
