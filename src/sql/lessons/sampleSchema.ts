/**
 * A shop in its own schema: sixty customers, a few dozen products, two years of orders. The rows
 * are computed without random numbers, so they are always the same; there are as many as the
 * examples need. ANALYZE is left to autovacuum.
 *
 * Its form is the one that takes the emulated server the least work. One transaction saves a dozen
 * commits; it begins behind the schema, so that a second installation fails before it and leaves no
 * transaction open. Short texts have a length, as a table that has only such needs no TOAST table.
 */
export const sampleSchema = `create schema shop;
begin;

create table shop.customer (
  id integer primary key,
  name varchar(40) not null,
  city varchar(40) not null,
  email varchar(80) not null unique,
  joined date not null
);

create table shop.product (
  id integer primary key,
  name text not null unique,
  category text not null,
  price numeric(8, 2) not null check (price > 0),
  attributes jsonb not null default '{}'
);

create table shop.purchase (
  id integer,
  customer_id integer not null,
  ordered_at timestamp not null,
  status varchar(10) not null check (status in ('new', 'paid', 'shipped', 'returned'))
);

create table shop.purchase_line (
  purchase_id integer not null,
  line integer not null,
  product_id integer not null,
  quantity integer not null check (quantity > 0)
);

insert into shop.customer
select n,
       first_names[1 + n * 7 % 12] || ' ' || last_names[1 + n * 5 % 14],
       cities[1 + n * 3 % 9],
       lower(first_names[1 + n * 7 % 12] || '.' || last_names[1 + n * 5 % 14]) || n || '@example.org',
       date '2022-01-01' + n * 11
from generate_series(1, 60) n,
     (select string_to_array('Ada,Grace,Edsger,Barbara,Alan,Radia,Ken,Frances,Donald,Hedy,Tim,Yukihiro', ','),
             string_to_array('Lovelace,Hopper,Liskov,Turing,Perlman,Allen,Knuth,Lamarr,Torres,Meyer,Ito,Silva,Novak,Larsen', ','),
             string_to_array('Lisbon,Oslo,Kyoto,Turin,Leeds,Graz,Ghent,Porto,Lyon', ','))
       names (first_names, last_names, cities);

insert into shop.product
select n,
       colours[1 + n % 6] || ' ' || things[1 + n / 6 % 6],
       categories[1 + n / 6 % 6],
       round((5 + n * 37 % 190)::numeric + 0.99, 2),
       jsonb_build_object('colour', lower(colours[1 + n % 6]), 'weight_g', 100 + n * 53 % 900)
from generate_series(0, 35) n,
     (select string_to_array('Red,Blue,Green,Black,White,Yellow', ','),
             string_to_array('lamp,chair,kettle,notebook,rucksack,blanket', ','),
             string_to_array('light,furniture,kitchen,paper,travel,textile', ','))
       words (colours, things, categories);

insert into shop.purchase
select n,
       1 + n * 17 % 60,
       timestamp '2023-01-01' + n * interval '58 hours 7 minutes',
       case when n % 29 = 0 then 'returned' when n > 290 then 'new' when n > 275 then 'paid'
            else 'shipped' end
from generate_series(1, 300) n;

insert into shop.purchase_line
select p.id, line, (p.id * 13 + line * 7) % 36, 1 + (p.id + line) % 4
from shop.purchase p, generate_series(1, 3) line
where line <= 1 + p.id % 3;

-- Now that the rows are there: all are checked at once, which is quicker than one by one.
alter table shop.purchase
  add primary key (id),
  add foreign key (customer_id) references shop.customer;
alter table shop.purchase_line
  add primary key (purchase_id, line),
  add foreign key (purchase_id) references shop.purchase on delete cascade,
  add foreign key (product_id) references shop.product;
create index purchase_customer on shop.purchase (customer_id);
create index purchase_line_product on shop.purchase_line (product_id);

create view shop.revenue as
select date_trunc('month', p.ordered_at)::date as month,
       d.category,
       sum(l.quantity * d.price) as amount
from shop.purchase p
join shop.purchase_line l on l.purchase_id = p.id
join shop.product d on d.id = l.product_id
where p.status <> 'returned'
group by 1, 2;

commit;

select category, count(*) as products, min(price) as cheapest
from shop.product
group by category
order by category;
`;
