-- What a case asks for names every attempt and promise that is due, where it named the earliest alone. Counted again when it
-- is asked for.
delete from case_attention;
