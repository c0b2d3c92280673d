-- The texts of all keys, where there is no recording to read them from.

SELECT key, text
FROM key_text;
