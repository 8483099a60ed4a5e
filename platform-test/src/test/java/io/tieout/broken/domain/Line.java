package io.tieout.broken.domain;

import java.sql.ResultSet;
import java.sql.SQLException;

record Line(String text) {

    static Line from(ResultSet row) throws SQLException {
        return new Line(row.getString("text"));
    }
}
