package io.tieout.benchmarks.corpus;

import java.util.List;
import java.util.Random;

/// Invented names of companies and people in several scripts. Some are alike, as in life.
final class Names {

    private static final List<String> STEMS = List.of(
            "Lindner",
            "Huber",
            "Bergmann",
            "Kowalski",
            "Nordwind",
            "Südkraft",
            "Altmann",
            "Brandt",
            "Ferrari",
            "Moreau",
            "Dubois",
            "Jansen",
            "Petrov",
            "Svensson",
            "Nielsen",
            "Okafor",
            "Silva",
            "Costa",
            "Weber",
            "Krämer",
            "Schäfer",
            "Böhm",
            "Vogel",
            "Sommer",
            "Winter",
            "Kessler",
            "Falk",
            "Steiner",
            "Gruber",
            "Horvat",
            "Novak",
            "Marino",
            "Rossi",
            "Lemoine",
            "Garnier",
            "Peeters",
            "Dekker",
            "Olsen",
            "Virtanen",
            "Tanaka",
            "Santoso",
            "Wijaya",
            "Halim",
            "Kusuma",
            "Pratama",
            "Hartono",
            "O'Neill",
            "MacLeod",
            "Whitfield",
            "Ashworth");
    private static final List<String> TRADES = List.of(
            "Logistik",
            "Maschinenbau",
            "Textil",
            "Elektronik",
            "Bau",
            "Handel",
            "Consulting",
            "Foods",
            "Papier",
            "Optik",
            "Metall",
            "Druck",
            "Möbel",
            "Pharma",
            "Energie",
            "Software",
            "Trading",
            "Packaging",
            "Marine",
            "Agrar",
            "Keramik",
            "Chemie",
            "Kaffee",
            "Getränke",
            "Werkzeuge",
            "Medizintechnik",
            "Spedition",
            "Glas");
    private static final List<String> PLACES = List.of(
            "",
            "",
            "",
            "Nord",
            "Süd",
            "Ost",
            "West",
            "Berlin",
            "Wien",
            "Lyon",
            "Milano",
            "Jakarta",
            "Rotterdam",
            "Hamburg",
            "Praha",
            "Oslo",
            "Graz",
            "Leipzig",
            "Basel",
            "Kiel",
            "Ulm",
            "Essen",
            "Gent",
            "Porto",
            "Turku");
    private static final List<String> FORMS = List.of(
            " GmbH",
            " AG",
            " Ltd",
            " S.A.",
            " SARL",
            " B.V.",
            " Oy",
            " GmbH & Co. KG",
            " Inc.",
            " S.p.A.",
            " Sp. z o.o.",
            "",
            " A/S",
            " e.K.");
    private static final List<String> CHINESE =
            List.of("华东", "腾飞", "永兴", "金龙", "天成", "瑞丰", "海通", "明达", "新宇", "远洋", "宏图", "泰和", "中联", "佳美");
    private static final List<String> CHINESE_CITIES =
            List.of("深圳市", "上海", "杭州", "广州市", "苏州", "宁波", "青岛", "厦门", "成都", "武汉市");
    private static final List<String> CHINESE_TRADES =
            List.of("电子科技", "贸易", "纺织", "机械", "食品", "物流", "化工", "医疗器械", "建材", "软件");
    private static final List<String> RUSSIAN = List.of(
            "Ромашка",
            "Василёк",
            "Северный путь",
            "Альянс",
            "Прогресс",
            "Звезда",
            "Восход",
            "Маяк",
            "Юпитер",
            "Жемчуг");
    private static final List<String> FIRST = List.of(
            "Anna", "Peter", "Maria", "Jonas", "Clara", "Lukas", "Sofia", "Budi", "Dewi", "Elena", "Tomas", "Ingrid");

    private final Random random;

    Names(Random random) {
        this.random = random;
    }

    String company(int serial) {
        int kind = random.nextInt(100);
        if (kind < 6) {
            return pick(CHINESE_CITIES) + pick(CHINESE) + pick(CHINESE) + pick(CHINESE_TRADES) + "有限公司";
        }
        if (kind < 10) {
            return "ООО «" + pick(RUSSIAN) + " " + pick(RUSSIAN) + "-" + serial % 100 + "»";
        }
        if (kind < 18) {
            return pick(FIRST) + " " + pick(STEMS);
        }
        if (kind < 24) {
            return "PT " + pick(STEMS) + " " + pick(TRADES) + " " + pick(STEMS);
        }
        var name = pick(STEMS) + (random.nextInt(3) == 0 ? " & " + pick(STEMS) : "") + " " + pick(TRADES);
        var place = pick(PLACES);
        return name + (place.isEmpty() ? "" : " " + place) + pick(FORMS);
    }

    String stranger() {
        return "Treuhand " + pick(STEMS) + " " + pick(FIRST) + " " + random.nextInt(1000);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
