select * from pair order by number;
