-- What the portfolio needs beside the cases themselves: the words by which services are compared, the
-- likeness of those that are alike, and in which province a city lies.

-- One row a proposal, in its latest revision: its name in both languages and its proposition, each as
-- the keys of a keyboard, so that Korean is compared letter by letter.
create table service_words (
  proposal_id text primary key references proposal (id),
  revision    int not null,
  name_en     text not null,
  name_ko     text not null,
  proposition text not null
);
create index service_words_by_name_en on service_words using gin (name_en gin_trgm_ops);
create index service_words_by_name_ko on service_words using gin (name_ko gin_trgm_ops);
create index service_words_by_proposition on service_words using gin (proposition gin_trgm_ops);

-- Two services that are alike, the one with the lesser id first. Shares from 0 to 1, as trigrams tell.
create table likeness (
  one         text not null references proposal (id),
  other       text not null references proposal (id),
  name        real not null,
  proposition real not null,
  same_field  boolean not null,
  same_city   boolean not null,
  score       real not null,
  primary key (one, other),
  check (one < other)
);
create index likeness_by_other on likeness (other);
create index likeness_by_score on likeness (score desc, one, other);

-- In which province a city lies: its name as people write it, without "-si" or "시", in small letters. A name
-- that two provinces share is left out, and so is not placed.
create table place (
  name     text primary key check (name = lower(name)),
  province text not null
);
insert into place (name, province) values
  ('seoul', 'seoul'), ('서울', 'seoul'),
  ('busan', 'busan'), ('부산', 'busan'), ('gijang', 'busan'), ('기장', 'busan'),
  ('daegu', 'daegu'), ('대구', 'daegu'), ('dalseong', 'daegu'), ('달성', 'daegu'), ('gunwi', 'daegu'),
  ('군위', 'daegu'),
  ('incheon', 'incheon'), ('인천', 'incheon'), ('ganghwa', 'incheon'), ('강화', 'incheon'),
  ('ongjin', 'incheon'), ('옹진', 'incheon'),
  ('gwangju', 'gwangju'), ('광주', 'gwangju'),
  ('daejeon', 'daejeon'), ('대전', 'daejeon'),
  ('ulsan', 'ulsan'), ('울산', 'ulsan'), ('ulju', 'ulsan'), ('울주', 'ulsan'),
  ('sejong', 'sejong'), ('세종', 'sejong'),
  ('gyeonggi', 'gyeonggi'), ('경기', 'gyeonggi'), ('suwon', 'gyeonggi'), ('수원', 'gyeonggi'),
  ('seongnam', 'gyeonggi'), ('성남', 'gyeonggi'), ('uijeongbu', 'gyeonggi'), ('의정부', 'gyeonggi'),
  ('anyang', 'gyeonggi'), ('안양', 'gyeonggi'), ('bucheon', 'gyeonggi'), ('부천', 'gyeonggi'),
  ('gwangmyeong', 'gyeonggi'), ('광명', 'gyeonggi'), ('pyeongtaek', 'gyeonggi'), ('평택', 'gyeonggi'),
  ('dongducheon', 'gyeonggi'), ('동두천', 'gyeonggi'), ('ansan', 'gyeonggi'), ('안산', 'gyeonggi'),
  ('goyang', 'gyeonggi'), ('고양', 'gyeonggi'), ('gwacheon', 'gyeonggi'), ('과천', 'gyeonggi'),
  ('guri', 'gyeonggi'), ('구리', 'gyeonggi'), ('namyangju', 'gyeonggi'), ('남양주', 'gyeonggi'),
  ('osan', 'gyeonggi'), ('오산', 'gyeonggi'), ('siheung', 'gyeonggi'), ('시흥', 'gyeonggi'),
  ('gunpo', 'gyeonggi'), ('군포', 'gyeonggi'), ('uiwang', 'gyeonggi'), ('의왕', 'gyeonggi'),
  ('hanam', 'gyeonggi'), ('하남', 'gyeonggi'), ('yongin', 'gyeonggi'), ('용인', 'gyeonggi'),
  ('paju', 'gyeonggi'), ('파주', 'gyeonggi'), ('icheon', 'gyeonggi'), ('이천', 'gyeonggi'),
  ('anseong', 'gyeonggi'), ('안성', 'gyeonggi'), ('gimpo', 'gyeonggi'), ('김포', 'gyeonggi'),
  ('hwaseong', 'gyeonggi'), ('화성', 'gyeonggi'), ('yangju', 'gyeonggi'), ('양주', 'gyeonggi'),
  ('pocheon', 'gyeonggi'), ('포천', 'gyeonggi'), ('yeoju', 'gyeonggi'), ('여주', 'gyeonggi'),
  ('yeoncheon', 'gyeonggi'), ('연천', 'gyeonggi'), ('gapyeong', 'gyeonggi'), ('가평', 'gyeonggi'),
  ('yangpyeong', 'gyeonggi'), ('양평', 'gyeonggi'),
  ('gangwon', 'gangwon'), ('강원', 'gangwon'), ('chuncheon', 'gangwon'), ('춘천', 'gangwon'),
  ('wonju', 'gangwon'), ('원주', 'gangwon'), ('gangneung', 'gangwon'), ('강릉', 'gangwon'),
  ('donghae', 'gangwon'), ('동해', 'gangwon'), ('taebaek', 'gangwon'), ('태백', 'gangwon'),
  ('sokcho', 'gangwon'), ('속초', 'gangwon'), ('samcheok', 'gangwon'), ('삼척', 'gangwon'),
  ('hongcheon', 'gangwon'), ('홍천', 'gangwon'), ('hoengseong', 'gangwon'), ('횡성', 'gangwon'),
  ('yeongwol', 'gangwon'), ('영월', 'gangwon'), ('pyeongchang', 'gangwon'), ('평창', 'gangwon'),
  ('jeongseon', 'gangwon'), ('정선', 'gangwon'), ('cheorwon', 'gangwon'), ('철원', 'gangwon'),
  ('hwacheon', 'gangwon'), ('화천', 'gangwon'), ('yanggu', 'gangwon'), ('양구', 'gangwon'), ('inje', 'gangwon'),
  ('인제', 'gangwon'), ('yangyang', 'gangwon'), ('양양', 'gangwon'),
  ('chungbuk', 'chungbuk'), ('충북', 'chungbuk'), ('chungcheongbuk', 'chungbuk'), ('충청북', 'chungbuk'),
  ('cheongju', 'chungbuk'), ('청주', 'chungbuk'), ('chungju', 'chungbuk'), ('충주', 'chungbuk'),
  ('jecheon', 'chungbuk'), ('제천', 'chungbuk'), ('boeun', 'chungbuk'), ('보은', 'chungbuk'),
  ('okcheon', 'chungbuk'), ('옥천', 'chungbuk'), ('yeongdong', 'chungbuk'), ('영동', 'chungbuk'),
  ('jeungpyeong', 'chungbuk'), ('증평', 'chungbuk'), ('jincheon', 'chungbuk'), ('진천', 'chungbuk'),
  ('goesan', 'chungbuk'), ('괴산', 'chungbuk'), ('eumseong', 'chungbuk'), ('음성', 'chungbuk'),
  ('danyang', 'chungbuk'), ('단양', 'chungbuk'),
  ('chungnam', 'chungnam'), ('충남', 'chungnam'), ('chungcheongnam', 'chungnam'), ('충청남', 'chungnam'),
  ('cheonan', 'chungnam'), ('천안', 'chungnam'), ('gongju', 'chungnam'), ('공주', 'chungnam'),
  ('boryeong', 'chungnam'), ('보령', 'chungnam'), ('asan', 'chungnam'), ('아산', 'chungnam'),
  ('seosan', 'chungnam'), ('서산', 'chungnam'), ('nonsan', 'chungnam'), ('논산', 'chungnam'),
  ('gyeryong', 'chungnam'), ('계룡', 'chungnam'), ('dangjin', 'chungnam'), ('당진', 'chungnam'),
  ('geumsan', 'chungnam'), ('금산', 'chungnam'), ('buyeo', 'chungnam'), ('부여', 'chungnam'),
  ('seocheon', 'chungnam'), ('서천', 'chungnam'), ('cheongyang', 'chungnam'), ('청양', 'chungnam'),
  ('hongseong', 'chungnam'), ('홍성', 'chungnam'), ('yesan', 'chungnam'), ('예산', 'chungnam'),
  ('taean', 'chungnam'), ('태안', 'chungnam'),
  ('jeonbuk', 'jeonbuk'), ('전북', 'jeonbuk'), ('jeollabuk', 'jeonbuk'), ('전라북', 'jeonbuk'),
  ('jeonju', 'jeonbuk'), ('전주', 'jeonbuk'), ('gunsan', 'jeonbuk'), ('군산', 'jeonbuk'), ('iksan', 'jeonbuk'),
  ('익산', 'jeonbuk'), ('jeongeup', 'jeonbuk'), ('정읍', 'jeonbuk'), ('namwon', 'jeonbuk'), ('남원', 'jeonbuk'),
  ('gimje', 'jeonbuk'), ('김제', 'jeonbuk'), ('wanju', 'jeonbuk'), ('완주', 'jeonbuk'), ('jinan', 'jeonbuk'),
  ('진안', 'jeonbuk'), ('muju', 'jeonbuk'), ('무주', 'jeonbuk'), ('jangsu', 'jeonbuk'), ('장수', 'jeonbuk'),
  ('imsil', 'jeonbuk'), ('임실', 'jeonbuk'), ('sunchang', 'jeonbuk'), ('순창', 'jeonbuk'),
  ('gochang', 'jeonbuk'), ('고창', 'jeonbuk'), ('buan', 'jeonbuk'), ('부안', 'jeonbuk'),
  ('jeonnam', 'jeonnam'), ('전남', 'jeonnam'), ('jeollanam', 'jeonnam'), ('전라남', 'jeonnam'),
  ('mokpo', 'jeonnam'), ('목포', 'jeonnam'), ('yeosu', 'jeonnam'), ('여수', 'jeonnam'), ('suncheon', 'jeonnam'),
  ('순천', 'jeonnam'), ('naju', 'jeonnam'), ('나주', 'jeonnam'), ('gwangyang', 'jeonnam'), ('광양', 'jeonnam'),
  ('damyang', 'jeonnam'), ('담양', 'jeonnam'), ('gokseong', 'jeonnam'), ('곡성', 'jeonnam'),
  ('gurye', 'jeonnam'), ('구례', 'jeonnam'), ('goheung', 'jeonnam'), ('고흥', 'jeonnam'), ('boseong', 'jeonnam'),
  ('보성', 'jeonnam'), ('hwasun', 'jeonnam'), ('화순', 'jeonnam'), ('jangheung', 'jeonnam'), ('장흥', 'jeonnam'),
  ('gangjin', 'jeonnam'), ('강진', 'jeonnam'), ('haenam', 'jeonnam'), ('해남', 'jeonnam'),
  ('yeongam', 'jeonnam'), ('영암', 'jeonnam'), ('muan', 'jeonnam'), ('무안', 'jeonnam'),
  ('hampyeong', 'jeonnam'), ('함평', 'jeonnam'), ('yeonggwang', 'jeonnam'), ('영광', 'jeonnam'),
  ('jangseong', 'jeonnam'), ('장성', 'jeonnam'), ('wando', 'jeonnam'), ('완도', 'jeonnam'), ('jindo', 'jeonnam'),
  ('진도', 'jeonnam'), ('sinan', 'jeonnam'), ('신안', 'jeonnam'),
  ('gyeongbuk', 'gyeongbuk'), ('경북', 'gyeongbuk'), ('gyeongsangbuk', 'gyeongbuk'), ('경상북', 'gyeongbuk'),
  ('pohang', 'gyeongbuk'), ('포항', 'gyeongbuk'), ('gyeongju', 'gyeongbuk'), ('경주', 'gyeongbuk'),
  ('gimcheon', 'gyeongbuk'), ('김천', 'gyeongbuk'), ('andong', 'gyeongbuk'), ('안동', 'gyeongbuk'),
  ('gumi', 'gyeongbuk'), ('구미', 'gyeongbuk'), ('yeongju', 'gyeongbuk'), ('영주', 'gyeongbuk'),
  ('yeongcheon', 'gyeongbuk'), ('영천', 'gyeongbuk'), ('sangju', 'gyeongbuk'), ('상주', 'gyeongbuk'),
  ('mungyeong', 'gyeongbuk'), ('문경', 'gyeongbuk'), ('gyeongsan', 'gyeongbuk'), ('경산', 'gyeongbuk'),
  ('uiseong', 'gyeongbuk'), ('의성', 'gyeongbuk'), ('cheongsong', 'gyeongbuk'), ('청송', 'gyeongbuk'),
  ('yeongyang', 'gyeongbuk'), ('영양', 'gyeongbuk'), ('yeongdeok', 'gyeongbuk'), ('영덕', 'gyeongbuk'),
  ('cheongdo', 'gyeongbuk'), ('청도', 'gyeongbuk'), ('goryeong', 'gyeongbuk'), ('고령', 'gyeongbuk'),
  ('seongju', 'gyeongbuk'), ('성주', 'gyeongbuk'), ('chilgok', 'gyeongbuk'), ('칠곡', 'gyeongbuk'),
  ('yecheon', 'gyeongbuk'), ('예천', 'gyeongbuk'), ('bonghwa', 'gyeongbuk'), ('봉화', 'gyeongbuk'),
  ('uljin', 'gyeongbuk'), ('울진', 'gyeongbuk'), ('ulleung', 'gyeongbuk'), ('울릉', 'gyeongbuk'),
  ('gyeongnam', 'gyeongnam'), ('경남', 'gyeongnam'), ('gyeongsangnam', 'gyeongnam'), ('경상남', 'gyeongnam'),
  ('changwon', 'gyeongnam'), ('창원', 'gyeongnam'), ('jinju', 'gyeongnam'), ('진주', 'gyeongnam'),
  ('tongyeong', 'gyeongnam'), ('통영', 'gyeongnam'), ('sacheon', 'gyeongnam'), ('사천', 'gyeongnam'),
  ('gimhae', 'gyeongnam'), ('김해', 'gyeongnam'), ('miryang', 'gyeongnam'), ('밀양', 'gyeongnam'),
  ('geoje', 'gyeongnam'), ('거제', 'gyeongnam'), ('yangsan', 'gyeongnam'), ('양산', 'gyeongnam'),
  ('uiryeong', 'gyeongnam'), ('의령', 'gyeongnam'), ('haman', 'gyeongnam'), ('함안', 'gyeongnam'),
  ('changnyeong', 'gyeongnam'), ('창녕', 'gyeongnam'), ('namhae', 'gyeongnam'), ('남해', 'gyeongnam'),
  ('hadong', 'gyeongnam'), ('하동', 'gyeongnam'), ('sancheong', 'gyeongnam'), ('산청', 'gyeongnam'),
  ('hamyang', 'gyeongnam'), ('함양', 'gyeongnam'), ('geochang', 'gyeongnam'), ('거창', 'gyeongnam'),
  ('hapcheon', 'gyeongnam'), ('합천', 'gyeongnam'),
  ('jeju', 'jeju'), ('제주', 'jeju'), ('seogwipo', 'jeju'), ('서귀포', 'jeju');
