PROMPT in the script that is called
SELECT &1 AS arg FROM dual;
