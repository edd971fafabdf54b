package org.tocsin.shared;

/// A place in degrees (WGS 84).
public record GeoPoint(double latitude, double longitude) {
  public GeoPoint {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("Latitude is within ±90, longitude within ±180");
    }
  }
}
