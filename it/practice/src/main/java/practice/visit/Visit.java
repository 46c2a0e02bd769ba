package practice.visit;

import java.time.LocalDate;

/** When an animal is treated, in one of eight slots of a day. */
public record Visit(Long id, long petId, long vetId, LocalDate day, int slot, String reason) {}
