package io.tieout.localstack.demo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// @param number in the sample, `D-01` …
/// @param otherName in Latin letters, empty where the name is
/// @param iban empty where the country has none
record DemoCustomer(
        String number, String name, String otherName, String country, String language, String iban, int termDays) {

    private static final List<String> BRITISH = List.of(
            "Harbour Lamp Books Ltd",
            "Quillfeather Stationers Ltd",
            "Copper Kettle Catering",
            "Foxglove Interiors Ltd",
            "Marlowe & Finch Surveyors",
            "Tidewater Instruments Ltd",
            "Larkspur Veterinary Group",
            "Old Mill Bicycle Works",
            "Saltmarsh Ceramics Ltd",
            "Brindle Hill Schools Trust");

    private static final List<String> GERMAN = List.of(
            "Nordlicht Messtechnik GmbH",
            "Auenwald Papier GmbH",
            "Brückner Holzbau GmbH",
            "Seeblick Hotelbetriebe GmbH",
            "Kranich Logistik GmbH",
            "Falkenried Optik GmbH");

    private static final List<List<String>> CHINESE = List.of(
            List.of("上海晨帆贸易有限公司", "Shanghai Chenfan Trading Co Ltd"),
            List.of("广州海棠电子有限公司", "Guangzhou Haitang Electronics Co Ltd"),
            List.of("杭州云溪茶业有限公司", "Hangzhou Yunxi Tea Co Ltd"),
            List.of("深圳南星科技有限公司", "Shenzhen Nanxing Technology Co Ltd"),
            List.of("成都锦竹家具有限公司", "Chengdu Jinzhu Furniture Co Ltd"),
            List.of("苏州听雨丝绸有限公司", "Suzhou Tingyu Silk Co Ltd"),
            List.of("厦门白鹭航运有限公司", "Xiamen Bailu Shipping Co Ltd"),
            List.of("北京青禾农业有限公司", "Beijing Qinghe Agriculture Co Ltd"),
            List.of("武汉江岸仪器有限公司", "Wuhan Jiang'an Instruments Co Ltd"),
            List.of("南京梧桐文化有限公司", "Nanjing Wutong Culture Co Ltd"),
            List.of("青岛蓝湾食品有限公司", "Qingdao Lanwan Foods Co Ltd"),
            List.of("西安长桥印务有限公司", "Xi'an Changqiao Printing Co Ltd"));

    private static final List<String> INDONESIAN = List.of(
            "PT Sinar Samudra Nusantara",
            "CV Melati Jaya Abadi",
            "PT Kencana Bumi Sejahtera",
            "PT Rimba Lestari Mandiri",
            "CV Pelangi Timur",
            "PT Cakrawala Data Utama",
            "PT Gunung Biru Makmur",
            "CV Anggrek Putih",
            "PT Layar Terkembang Indah",
            "CV Padi Emas Sentosa",
            "PT Teluk Mutiara Raya",
            "PT Bintang Selatan Abadi");

    /// The forty of the sample, in a fixed order.
    static List<DemoCustomer> all() {
        var all = new ArrayList<DemoCustomer>();
        for (var name : BRITISH) {
            all.add(of(all.size(), name, "", "GB", "en", iban("GB", "TIEO", 14, all.size()), 30));
        }
        for (var name : GERMAN) {
            all.add(of(all.size(), name, "", "DE", "en", iban("DE", "", 18, all.size()), 14));
        }
        for (var names : CHINESE) {
            all.add(of(all.size(), names.get(0), names.get(1), "CN", "zh", "", 45));
        }
        for (var name : INDONESIAN) {
            all.add(of(all.size(), name, "", "ID", "id", "", 30));
        }
        return List.copyOf(all);
    }

    /// How the name stands in formats that have Latin letters only.
    String latinName() {
        return otherName.isEmpty() ? name : otherName;
    }

    boolean isWrittenInAscii() {
        return name.chars().allMatch(letter -> letter < 128);
    }

    private static DemoCustomer of(
            int index, String name, String otherName, String country, String language, String iban, int termDays) {
        return new DemoCustomer("D-%02d".formatted(index + 1), name, otherName, country, language, iban, termDays);
    }

    /// An account number with right check digits at a bank that does not exist.
    static String iban(String country, String bank, int digits, int serial) {
        var number = new StringBuilder(bank).append("9".repeat(8));
        var last = String.valueOf(1000 + serial);
        number.append("0".repeat(digits - 8 - last.length())).append(last);
        var rearranged = new StringBuilder();
        (number + country + "00").chars().forEach(letter -> rearranged.append(Character.digit(letter, 36)));
        var check = 98
                - new BigInteger(rearranged.toString())
                        .mod(BigInteger.valueOf(97))
                        .intValue();
        return country + "%02d".formatted(check) + number;
    }
}
