package practice.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What is owed for a visit; not paid as long as there is no day. */
public record Bill(long id, long visitId, BigDecimal net, BigDecimal gross, LocalDate paidOn) {}
